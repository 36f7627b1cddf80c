// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RolloutLifeView } from '../../../../bot/contract/overview/rollout-life.ts';
import { RolloutsScreen } from '../../../../tab/features/rollouts/RolloutsScreen.tsx';
import { type Answer, doing, showWithin, withStillTime } from '../../support/render-within.tsx';
import { aLife } from './a-life.ts';

withStillTime();

const me = {
  id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  name: 'Lea Lead',
  upn: 'lea@contoso.example',
  group: { id: 'finance', name: 'Finance' },
  pilot: false,
  role: 'lead' as const,
  leads: null,
  approver: false,
};
const PIA = {
  person: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Pia Pilot' },
  group: { id: 'finance', name: 'Finance' },
};
const preview = {
  seen: 2,
  waves: 33,
  scheduled: 2,
  inWork: 0,
  sending: 0,
  elsewhere: 0,
  told: 214,
  refusal: null,
};

test('every rollout is there with its state, and a menu for who may change it', async () => {
  await opened([aLife(), aLife({ id: 'mail', name: 'Exchange Online', state: 'planned' })]);

  const items = screen.getAllByRole('listitem');

  expect(items.map((item) => within(item).getByRole('heading').textContent)).toEqual([
    'Foundation',
    'Exchange Online',
  ]);
  expect(within(items[1] as HTMLElement).getByText('Planned')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'More for Exchange Online' })).toBeTruthy();
});

test('who may not change them sees no menu', async () => {
  await opened([aLife()], { mayChange: false });

  expect(screen.queryByRole('button', { name: 'More for Foundation' })).toBeNull();
});

test('without any rollout there is a way to the first one', async () => {
  await opened([]);

  expect(screen.getByRole('heading', { name: 'No rollout is planned yet' })).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Plan a rollout' })).not.toHaveLength(0);
});

test('it says what stops and asks for a reason before it cancels', async () => {
  const { asked } = await opened([aLife()]);
  await choose('Cancel the rollout');
  const dialog = within(screen.getByRole('dialog'));
  const button = () => dialog.getByRole<HTMLButtonElement>('button', { name: 'Cancel the rollout' });
  const [before, stops] = [button().disabled, screen.getByRole('dialog').textContent];

  await doing(() =>
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'The licences are late.' } }),
  );
  await doing(() => fireEvent.click(button()));

  expect(stops).toContain('33 waves that are not over stop. What is over stays as it is.');
  expect(before).toBe(true);
  expect(asked).toContainEqual({
    method: 'POST',
    path: '/api/rollouts/autumn/cancel',
    body: { reason: 'The licences are late.', seen: 2 },
  });
});

test('who was faster is said in the dialog, which keeps the reason', async () => {
  await opened([aLife()], { refuse: 'Max Muster cancelled "Foundation" on 1 December 2026: No budget.' });
  await choose('Cancel the rollout');
  const dialog = within(screen.getByRole('dialog'));
  await doing(() => fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Late.' } }));

  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'Cancel the rollout' })));

  expect(dialog.getByText(/Max Muster cancelled/)).toBeTruthy();
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Late.');
});

test('what somebody was told of can be cancelled, but not deleted', async () => {
  await opened([aLife({ begun: true, told: 3 })]);
  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'More for Foundation' })));

  const names = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);

  expect(names).toEqual([
    'Rename',
    'Duplicate as a new plan',
    'Pilot set',
    'Freeze windows',
    'Cancel the rollout',
  ]);
});

test('the pilot set is shown, and what it changes for somebody before they are taken out', async () => {
  const { asked } = await opened([aLife()]);
  await choose('Pilot set');
  const dialog = within(screen.getByRole('dialog'));
  const before = screen.getByRole('dialog').textContent;

  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'Take out Pia Pilot' })));
  const says = screen.getByRole('dialog').textContent;
  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'Change the pilot set' })));

  expect(before).toContain('1 person in it.');
  expect(says).toContain('Pia Pilot leaves. To come: Windows with Finance from');
  expect(asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
    ['/api/rollouts/autumn/pilots/preview', { join: [], leave: [PIA.person.id] }],
    ['/api/rollouts/autumn/pilots', { join: [], leave: [PIA.person.id] }],
  ]);
});

test('a name that nobody has is told, and nothing can be changed', async () => {
  await opened([aLife()]);
  await choose('Pilot set');
  const dialog = within(screen.getByRole('dialog'));

  await doing(() =>
    fireEvent.change(dialog.getByRole('textbox', { name: /Add people/ }), {
      target: { value: 'who@nowhere' },
    }),
  );
  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'See what it changes for them' })));

  expect(screen.getByRole('dialog').textContent).toContain('who@nowhere');
  const change = dialog.getByRole<HTMLButtonElement>('button', { name: 'Change the pilot set' });
  expect(change.disabled).toBe(true);
});

test('names that were typed for the pilot set are still there after a look at what they would change', async () => {
  await opened([aLife()]);
  await choose('Pilot set');
  const dialog = within(screen.getByRole('dialog'));
  const names = () => dialog.getByRole<HTMLTextAreaElement>('textbox', { name: /Add people/ });
  await doing(() => fireEvent.change(names(), { target: { value: 'pia@contoso.example, who@nowhere' } }));
  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'See what it changes for them' })));
  const looked = document.activeElement?.textContent;

  await doing(() => fireEvent.click(dialog.getByRole('button', { name: 'Back' })));

  expect(looked).toContain('who@nowhere');
  expect(names().value).toBe('pia@contoso.example, who@nowhere');
});

test('duplicating leads to the plan screen with the rollout to copy', async () => {
  const { open } = await opened([aLife()]);

  await choose('Duplicate as a new plan');

  expect([open.where, open.query]).toEqual(['/plan', '?copy=autumn']);
});

test('forty rollouts stay well under what a page may hold', async () => {
  await opened(
    Array.from({ length: 40 }, (_, index) => aLife({ id: `r-${index}`, name: `Rollout ${index}` })),
  );

  expect(screen.getAllByRole('listitem')).toHaveLength(40);
  expect(document.querySelectorAll('*').length).toBeLessThan(3_000);
});

async function opened(
  rollouts: RolloutLifeView[],
  { mayChange = true, refuse }: { mayChange?: boolean; refuse?: string } = {},
) {
  const answer: Answer = ({ method, path, body }) => {
    if (path === '/api/rollouts/overview') return { body: { today: '2026-12-01', mayChange, rollouts } };
    if (path.startsWith('/api/rollouts/autumn/pilots')) return { body: pilotsAnswer(path, method, body) };
    if (method === 'GET') return { body: preview };
    if (refuse) return { status: 409, body: { code: 'rollout-cancelled', detail: refuse } };
    return { body: rollouts[0] };
  };
  const shown = showWithin(<RolloutsScreen me={me} />, { answer, at: '/rollouts' });
  await doing(() => undefined);
  return shown;
}

function pilotsAnswer(path: string, method: string, body: unknown) {
  if (method === 'GET') {
    const rollout = { id: 'autumn', title: 'Foundation' };
    return { rollout, own: true, people: 1, found: 1, rows: [{ ...PIA, since: null }], next: null };
  }
  if (!path.endsWith('/preview')) return { joined: 0, left: 1 };
  const unknown = JSON.stringify(body).includes('who@nowhere') ? ['who@nowhere'] : [];
  const wave = {
    waveId: 'autumn.windows.finance',
    phase: { id: 'windows', name: 'Windows' },
    group: PIA.group,
    start: '2027-01-11',
    end: '2027-02-01',
    late: false,
  };
  const people = unknown.length > 0 ? [] : [{ ...PIA, change: 'leaves', waves: [wave], missed: [] }];
  return { people, unknown, refusal: null };
}

async function choose(item: string): Promise<void> {
  await doing(() => fireEvent.click(screen.getByRole('button', { name: /^More for/ })));
  await doing(() => fireEvent.click(screen.getByRole('menuitem', { name: item })));
}
