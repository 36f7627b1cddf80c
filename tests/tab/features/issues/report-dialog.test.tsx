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

  await doing(() => fireEvent.change(about(), { target: { value: '1' } }));

  expect(await file()).toMatchObject({ rolloutId: 'autumn', phaseId: 'identity', text: 'It does not start' });
});

test('who has no turn is not taken to mean one, and reports about something else', async () => {
  const { about, file } = await opened({ phases: [MAIL], likely: false });

  expect(chosen(about())).toBe('Something else, or not sure');
  expect(await file()).toMatchObject({ phaseId: null });
});

async function opened(choices: { phases: (typeof MAIL)[]; likely: boolean }) {
  const { asked } = showWithin(<ReportDialog />, {
    answer: ({ path }) => ({ body: path.startsWith('/api/report-phases') ? choices : { number: 7 } }),
  });
  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Report an issue' })));
  return {
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

function chosen(select: HTMLSelectElement): string | null | undefined {
  return select.selectedOptions[0]?.textContent;
}
