import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { useStepAnnouncement } from '../../../api/announcement.ts';
import { useLateJoiners } from '../../../api/sending.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { STEP_WORDS, thanksFor } from '../life/steps.ts';

const STEP = 'send-to-late-joiners';

/** How many people joined its audience since it was sent, and the way to send it to them; nothing where nobody did. */
export function LateJoiners({ view }: { view: AnnouncementView }) {
  const format = useFormat();
  const saved = useSavedToast();
  const stepping = useStepAnnouncement(view.id);
  const refusal = view.whyNot.find(({ step }) => step === STEP);
  const fits = refusal !== undefined || view.steps.includes(STEP);
  const people = useLateJoiners(view.id, fits).data?.people ?? 0;
  if (!fits || people === 0) return null;
  return (
    <>
      <Notice
        intent="info"
        title={`${format.people(people)} joined since it was sent`}
        actions={
          refusal === undefined && (
            <Button
              icon={<PersonAddRegular />}
              disabled={stepping.isPending}
              onClick={() =>
                stepping.mutate(
                  { step: STEP, note: '', seen: view.seen },
                  { onSuccess: (now) => saved(thanksFor(STEP, now, format)) },
                )
              }
            >
              {STEP_WORDS[STEP]}
            </Button>
          )
        }
      >
        They are in its audience by now and have not got it.{' '}
        {refusal?.why ?? 'Nobody else gets it a second time.'}
      </Notice>
      {stepping.isError && <ProblemNotice title="It was not sent to them" error={stepping.error} />}
    </>
  );
}
