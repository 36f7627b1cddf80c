import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playbookJsonSchema } from '../../../bot/rooms/playbooks/playbook-json-schema.ts';

const folder = new URL('../../../bot/rooms/playbooks/shipped/', import.meta.url);
const playbooks = readdirSync(folder).filter((file) => file !== 'playbook.schema.json');

function read(file: string) {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

test('the schema for editors is that of the parser (else run tests/support/write-playbook-schema.ts)', () => {
  expect(read('playbook.schema.json')).toEqual(playbookJsonSchema());
});

test.each(playbooks)('%s names the schema, so that editors check it', (file) => {
  expect(read(file).$schema).toBe('./playbook.schema.json');
});

test('what the parser fills in may be left out of a file', () => {
  expect(playbookJsonSchema()).toMatchObject({
    oneOf: [{ required: ['id', 'name', 'summary', 'kind', 'defaults', 'phases'] }, expect.anything()],
  });
});
