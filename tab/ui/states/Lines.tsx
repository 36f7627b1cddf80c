import { useStyledTable } from './use-styled-table.ts';

/** Several things in one cell of a table, each on a line of its own. */
export function Lines({ lines }: { lines: readonly string[] }) {
  const table = useStyledTable();
  return (
    <ul className={table.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
