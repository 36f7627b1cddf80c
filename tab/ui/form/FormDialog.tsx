import { Button, type ButtonProps, Dialog, DialogSurface, DialogTrigger } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

interface FormDialogProps {
  /** What the button that opens the dialog says. */
  readonly opener: string;
  readonly icon: NonNullable<ButtonProps['icon']>;
  /** What the button says to whoever cannot see where it stands. */
  readonly label?: string;
  readonly appearance?: 'primary' | 'secondary';
  /** The form, made anew each time the dialog opens, so that nothing of the last one is left in it. */
  readonly children: (onDone: () => void) => ReactNode;
}

/** A button and the dialog behind it, which stays open until its form is done or given up. */
export function FormDialog({ opener, icon, label, appearance = 'primary', children }: FormDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance={appearance} icon={icon} aria-label={label}>
          {opener}
        </Button>
      </DialogTrigger>
      <DialogSurface>{open && children(() => setOpen(false))}</DialogSurface>
    </Dialog>
  );
}
