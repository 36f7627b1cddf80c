import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Forecast, WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';

interface SendDialogProps {
  readonly open: boolean;
  readonly wave: WaveToAnnounce;
  readonly forecast: Forecast;
  readonly sending: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The last question before people get something that cannot be taken back. */
export function SendDialog({ open, wave, forecast, sending, onConfirm, onCancel }: SendDialogProps) {
  const format = useFormat();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open && !sending) onCancel();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Send this announcement?</DialogTitle>
          <DialogContent>
            It goes to {format.people(forecast.people)} in the wave{' '}
            <strong>
              {wave.phase.name}, {wave.group.name}
            </strong>{' '}
            ({format.longDays(wave.start, wave.end)}), each in their own chat.{' '}
            {format.number(forecast.reachable)} of them can be reached now. What has been sent cannot be
            called back.
          </DialogContent>
          <DialogActions>
            <Button disabled={sending} onClick={onCancel}>
              Cancel
            </Button>
            <Button appearance="primary" disabled={sending} onClick={onConfirm}>
              Send to {format.people(forecast.people)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
