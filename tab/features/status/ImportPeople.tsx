import { useImportPeople } from '../../api/people.ts';
import { CsvImport } from '../../ui/import/CsvImport.tsx';
import { Panel } from '../../ui/states/Panel.tsx';

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
