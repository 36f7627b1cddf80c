import { expect, test } from 'vitest';
import { readTextFile } from '../../../../tab/ui/form/read-text-file.ts';

const TEXT = 'Größe 🪚';

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('a file in %s is read with all of its letters', async (_encoding, bytes) => {
  expect(await readTextFile(new Blob([bytes]))).toBe(TEXT);
});
