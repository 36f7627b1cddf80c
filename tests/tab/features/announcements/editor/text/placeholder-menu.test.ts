import { describe, expect, test } from 'vitest';
import { PLACEHOLDERS } from '../../../../../../bot/rooms/announcements/cards/placeholders.ts';
import { placeholdersFor } from '../../../../../../tab/features/announcements/editor/text/placeholder-menu.ts';

describe('placeholders', () => {
  test('offered for a wave are all that the server knows', () => {
    expect(new Set(placeholdersFor('wave').map(({ name }) => name))).toEqual(new Set(PLACEHOLDERS));
  });

  test('of a wave are offered for a wave alone', () => {
    const names = placeholdersFor('everyone').map(({ name }) => name);

    expect(names).not.toContain('start');
    expect(names).toContain('firstName');
  });
});
