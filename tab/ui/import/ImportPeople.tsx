import { useImportPeople } from '../../api/people.ts';
import { Panel } from '../states/Panel.tsx';
import { CsvImport } from './CsvImport.tsx';

/** Where a lead brings in who works in which business group. */
export function ImportPeople() {
  const importing = useImportPeople();
  return (
    <Panel title="Import people">
      <CsvImport what="people" importing={importing}>
        The first line names the columns: id, userPrincipalName, displayName, businessGroup, and if you have
        them pilot, role, leads, approver, preferredLanguage and timeZone. People who are already known are
        updated.
      </CsvImport>
    </Panel>
  );
}
