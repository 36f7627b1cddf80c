// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AnnouncementFault } from '../../../../../../bot/contract/announcements/announcement.ts';
import { SchedulePanel } from '../../../../../../tab/features/announcements/editor/audience/SchedulePanel.tsx';
import type { ScheduleDraft } from '../../../../../../tab/features/announcements/editor/compose-draft.ts';
import { doing, showWithin, withStillTime } from '../../../../support/render-within.tsx';

withStillTime();

const schedule: ScheduleDraft = {
  kind: 'at',
  date: '2026-12-01',
  offsetDays: '',
  hour: '19:00',
  ownZone: true,
  whenOver: 'next',
};
const over: AnnouncementFault = {
  where: 'schedule.over',
  what: '19:00 is already over in Sydney (3 people).',
  blocks: false,
};

function show(faults: readonly AnnouncementFault[], draft = schedule) {
  const changes: Partial<ScheduleDraft>[] = [];
  showWithin(
    <SchedulePanel
      schedule={draft}
      waveStart={null}
      today="2026-12-01"
      faults={faults}
      disabled={false}
      onChange={(part) => changes.push(part)}
    />,
    { answer: () => ({ body: {} }) },
  );
  return changes;
}

test('where an hour is over the places are named once, and their people can get it at once', async () => {
  const changes = show([over]);
  expect(screen.getAllByText(over.what)).toHaveLength(1);

  await doing(() => screen.getByRole('radio', { name: 'At once' }).click());

  expect(changes).toEqual([{ whenOver: 'at-once' }]);
});

test('where it is over for nobody, nobody is asked', () => {
  show([]);

  expect(screen.queryByRole('radio', { name: 'At once' })).toBeNull();
});

test('what was chosen is seen as long as it holds', () => {
  show([], { ...schedule, whenOver: 'at-once' });

  expect(screen.getByRole('radio', { name: 'At once' })).toHaveProperty('checked', true);
});
