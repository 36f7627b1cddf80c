import { ToggleButton } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { Panel } from './Panel.tsx';

interface PictureOrTableProps {
  readonly title: string;
  readonly picture: ReactNode;
  readonly table: ReactNode;
}

/** A panel with a picture, and the same facts as a table for whoever would rather read them. */
export function PictureOrTable({ title, picture, table }: PictureOrTableProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      title={title}
      actions={
        <ToggleButton
          size="small"
          icon={<TableRegular />}
          checked={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Show as table
        </ToggleButton>
      }
    >
      {asTable ? table : picture}
    </Panel>
  );
}
