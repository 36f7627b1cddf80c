import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTrainingToken, trainingToken } from '../../../../bot/rooms/training/links/training-token.ts';

const aKey = () => createSecretKey(randomBytes(32));
const key = aKey();
const click = fc.record({
  announcementId: fc.uuid(),
  chunk: fc.integer({ min: 0, max: 99_999 }),
  personId: fc.uuid(),
  item: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { maxLength: 60 }),
});

test('what is signed comes back as it was, and is short enough for a card', () => {
  fc.assert(
    fc.property(click, (one) => {
      const token = trainingToken(key, one);

      expect(token.length).toBeLessThanOrEqual(150);
      expect(readTrainingToken(key, token)).toEqual(one);
    }),
  );
});

test('a token that was changed in one place says nothing', () => {
  fc.assert(
    fc.property(click, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, place, change) => {
      const bytes = Buffer.from(trainingToken(key, one), 'base64url');
      const at = place % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ change;

      expect(readTrainingToken(key, bytes.toString('base64url'))).toBeUndefined();
    }),
  );
});

test('any other text says nothing, nor does a token of another key', () => {
  fc.assert(
    fc.property(fc.string(), click, (text, one) => {
      expect(readTrainingToken(key, text)).toBeUndefined();
      expect(readTrainingToken(key, trainingToken(aKey(), one))).toBeUndefined();
      expect(readTrainingToken(key, `${trainingToken(key, one)}=`)).toBeUndefined();
    }),
  );
});
