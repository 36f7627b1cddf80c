import { expect, test } from 'vitest';
import { fittingSize } from '../../../../../../tab/features/announcements/editor/text/fitting-size.ts';

test.each([
  [
    { width: 2048, height: 1024 },
    { width: 1024, height: 512 },
  ],
  [
    { width: 1000, height: 3000 },
    { width: 341, height: 1024 },
  ],
  [
    { width: 640, height: 480 },
    { width: 640, height: 480 },
  ],
  [
    { width: 9000, height: 1 },
    { width: 1024, height: 1 },
  ],
])('%j becomes %j', (size, fitted) => {
  expect(fittingSize(size)).toEqual(fitted);
});
