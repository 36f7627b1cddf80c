import { useImportUsage } from '../../api/importing.ts';
import { CsvImport } from '../../ui/import/CsvImport.tsx';
import { Panel } from '../../ui/states/Panel.tsx';

/** Where a lead brings in a Microsoft 365 usage report. */
export function ImportUsage() {
  const importing = useImportUsage();
  return (
    <Panel title="Import a usage report">
      <CsvImport what="usage" importing={importing}>
        The report "Active users", with one line per user, as the Microsoft 365 admin center exports it. It
        replaces an earlier report with the same refresh date.
      </CsvImport>
    </Panel>
  );
}
