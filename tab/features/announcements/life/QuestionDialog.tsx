import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { LONGEST_NOTE } from '../../../../bot/contract/announcements/limits.ts';
import { ConfirmDialog } from '../../../ui/form/ConfirmDialog.tsx';
import type { Question } from './steps.ts';

interface QuestionDialogProps {
  readonly question: Question;
  readonly busy: boolean;
  readonly onConfirm: (note: string) => void;
  readonly onCancel: () => void;
}

/** The question before a step, with the reason for it where it has one. */
export function QuestionDialog({ question, busy, onConfirm, onCancel }: QuestionDialogProps) {
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = question.note?.required === true && note.trim() === '';

  const confirm = (): void => {
    if (missing) setAsked(true);
    else onConfirm(note.trim());
  };

  return (
    <ConfirmDialog
      open
      title={question.title}
      confirm={question.confirm}
      busy={busy}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <p>{question.text}</p>
      {question.note !== undefined && (
        <Field
          label={question.note.label}
          required={question.note.required}
          {...(asked && missing ? { validationMessage: 'Write what it is, for its authors to read.' } : {})}
        >
          <Textarea value={note} maxLength={LONGEST_NOTE} onChange={(_, data) => setNote(data.value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
