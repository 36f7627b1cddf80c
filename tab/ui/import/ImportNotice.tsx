import { Button } from '@fluentui/react-components';
import { isUnderWay, useGoOnWithImport, useImportProgress } from '../../api/importing.ts';
import { useMe } from '../../api/people.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { useSavedToast } from '../use-saved-toast.tsx';
import { importWords } from './import-words.ts';

/**
 * For leads and champions: while an import is being applied, what they see of groups is half old and half new. Leads of
 * all groups see to it that one that was interrupted comes to its end.
 */
export function ImportNotice() {
  const format = useFormat();
  const me = useMe();
  const { data } = useImportProgress();
  if (!data || !isUnderWay(data)) return null;
  const mayGoOn = data.state === 'interrupted' && me.data?.role === 'lead' && me.data.leads === null;
  return (
    <Notice intent="warning" title="An import of people is being applied" actions={mayGoOn && <GoOnButton />}>
      Until it is finished, numbers of people may be wrong, and nothing can be planned, decided or sent to a
      new audience. {importWords(data, format)}
      {mayGoOn &&
        ' If trying again does not help, import a file of the same people: half an hour after the last try it takes the place of this one.'}
    </Notice>
  );
}

function GoOnButton() {
  const saved = useSavedToast();
  const goingOn = useGoOnWithImport();
  return (
    <>
      <Button
        disabled={goingOn.isPending}
        onClick={() =>
          goingOn.mutate(undefined, { onSuccess: () => saved('Groundswell goes on with the import.') })
        }
      >
        Try again
      </Button>
      {goingOn.isError && <ProblemNotice title="It was not tried again" error={goingOn.error} />}
    </>
  );
}
