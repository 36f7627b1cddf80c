import { isUnderWay, useImportProgress } from '../../api/importing.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { importWords } from './import-words.ts';

/** For leads and champions: while an import is being applied, what they see of groups is half old and half new. */
export function ImportNotice() {
  const format = useFormat();
  const { data } = useImportProgress();
  if (!data || !isUnderWay(data)) return null;
  return (
    <Notice intent="warning" title="An import of people is being applied">
      Until it is finished, numbers of people may be wrong, and nothing can be planned, decided or sent to a
      new audience. {importWords(data, format)}
    </Notice>
  );
}
