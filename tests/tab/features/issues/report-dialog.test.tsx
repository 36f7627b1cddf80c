// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ReportDialog } from '../../../../tab/features/issues/ReportDialog.tsx';
import { doing, showWithin, withStillTime } from '../../support/render-within.tsx';

withStillTime();

const MAIL = { rolloutId: 'mail', phaseId: 'exchange', name: 'Exchange Online' };
const IDENTITY = { rolloutId: 'autumn', phaseId: 'identity', name: 'Identity' };

test('the dialog offers the phases of all of my rollouts, my nearest one chosen', async () => {
  const { about } = await opened({ phases: [MAIL, IDENTITY], likely: true });

  expect(
    within(about())
      .getAllByRole('option')
      .map((one) => one.textContent),
  ).toEqual(['Exchange Online', 'Identity', 'Something else, or not sure']);
  expect(chosen(about())).toBe('Exchange Online');
});

test('a report says which phase of which rollout it is about', async () => {
  const { about, file } = await opened({ phases: [MAIL, IDENTITY], likely: true });

  await doing(() => choose(about(), 'Identity'));

  expect(await file()).toMatchObject({ rolloutId: 'autumn', phaseId: 'identity', text: 'It does not start' });
});

test('who has no turn is not taken to mean one, and reports about something else', async () => {
  const { about, file } = await opened({ phases: [MAIL], likely: false });

  expect(chosen(about())).toBe('Something else, or not sure');
  expect(await file()).toMatchObject({ phaseId: null });
});

test('a phase that was chosen stays chosen when the choices come anew in another order, or without it', async () => {
  const choices = { phases: [MAIL, IDENTITY], likely: true };
  const { about, file, cache } = await opened(choices);
  await doing(() => choose(about(), 'Identity'));

  choices.phases = [IDENTITY, MAIL];
  await doing(() => cache.invalidateQueries());
  const turned = chosen(about());
  choices.phases = [MAIL];
  await doing(() => cache.invalidateQueries());

  expect([turned, chosen(about())]).toEqual(['Identity', 'Identity']);
  expect(await file()).toMatchObject({ rolloutId: 'autumn', phaseId: 'identity' });
});

async function opened(choices: { phases: (typeof MAIL)[]; likely: boolean }) {
  const { asked, cache } = showWithin(<ReportDialog />, {
    answer: ({ path }) => ({ body: path.startsWith('/api/report-phases') ? choices : { number: 7 } }),
  });
  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Report an issue' })));
  return {
    cache,
    about: () => screen.getByLabelText<HTMLSelectElement>('What is it about?'),
    /** Sends it, and answers with what was sent. */
    async file() {
      const text = screen.getByLabelText(/What happened/);
      await doing(() => fireEvent.change(text, { target: { value: 'It does not start' } }));
      await doing(() => fireEvent.click(screen.getByRole('button', { name: 'File the issue' })));
      return asked.find(({ method }) => method === 'POST')?.body;
    },
  };
}

function choose(select: HTMLSelectElement, name: string): void {
  const value = [...select.options].find((option) => option.textContent === name)?.value;
  fireEvent.change(select, { target: { value } });
}

function chosen(select: HTMLSelectElement): string | null | undefined {
  return select.selectedOptions[0]?.textContent;
}
