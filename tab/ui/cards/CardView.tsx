import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  HostConfig,
  OpenUrlAction,
  SubmitAction,
} from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { useThemeName } from '../../host/Themed.tsx';
import { hostConfig } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';
import { useCardPaint } from './use-card-paint.ts';

/** A button of a card that was pressed; its data holds what was typed into the card. */
export interface CardPress {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly verb: string | undefined;
  readonly data: object;
}

interface CardViewProps {
  readonly card: Readonly<Record<string, unknown>>;
  /** What the card is to somebody who cannot see it. */
  readonly label: string;
  /** Without it the card is only to look at: its buttons and fields are off. */
  readonly onPress?: (press: CardPress) => void;
}

const useStyles = makeStyles({
  root: {
    width: '100%',
    maxWidth: '500px',
    boxSizing: 'border-box',
    accentColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** An Adaptive Card as Teams draws it, by the library that Teams uses. */
export function CardView({ card, label, onPress }: CardViewProps) {
  const styles = useStyles();
  const paint = useCardPaint().root;
  const theme = useThemeName();
  const frame = useRef<HTMLElement>(null);
  const press = useRef(onPress);
  press.current = onPress;
  const works = onPress !== undefined;

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(hostConfig(theme));
    drawn.onExecuteAction = (action) => execute(action, press.current);
    drawn.parse(card);
    const element = drawn.render();
    if (element === undefined) return;
    if (!works) turnOff(element);
    frame.current?.replaceChildren(element);
    return () => element.remove();
  }, [card, theme, works]);

  return <section ref={frame} aria-label={label} className={mergeClasses(styles.root, paint)} />;
}

function execute(action: Action, onPress: CardViewProps['onPress']): void {
  if (action instanceof OpenUrlAction && action.url !== undefined) {
    window.open(action.url, '_blank', 'noreferrer');
  }
  if (action instanceof ExecuteAction) {
    onPress?.({ type: 'Action.Execute', verb: action.verb, data: action.data ?? {} });
  }
  if (action instanceof SubmitAction) {
    onPress?.({ type: 'Action.Submit', verb: undefined, data: action.data ?? {} });
  }
}

function turnOff(element: HTMLElement): void {
  for (const control of element.querySelectorAll('button, input, select, textarea')) {
    control.setAttribute('disabled', '');
  }
}
