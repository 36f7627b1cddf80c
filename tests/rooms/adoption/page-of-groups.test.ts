import { expect, test } from 'vitest';
import { pageOfGroups } from '../../../bot/rooms/adoption/page-of-groups.ts';

const groups = (...names: string[]) =>
  names.map((name) => ({ group: { id: name.toLowerCase().replaceAll(' ', '-'), name } }));

test('groups are found by the words of their names', () => {
  const page = pageOfGroups(groups('Sales North', 'Sales South', 'Legal'), { search: 'south SALES' });

  expect(page).toMatchObject({ groups: [{ group: { name: 'Sales South' } }], fitting: 1, next: null });
});

test('page after page gives every group once', () => {
  const all = groups(...Array.from({ length: 95 }, (_, index) => `Group ${index}`));

  const first = pageOfGroups(all, {});
  const second = pageOfGroups(all, { before: first.next ?? '' });
  const third = pageOfGroups(all, { before: second.next ?? '' });

  expect([...first.groups, ...second.groups, ...third.groups]).toEqual(all);
  expect([first.fitting, third.next]).toEqual([95, null]);
});
