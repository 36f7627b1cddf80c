import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import { markdownToHtml } from './markdown.ts';

const useStyles = makeStyles({
  root: {
    overflowWrap: 'anywhere',
    '& p, & ul, & ol': { marginTop: 0, marginBottom: '8px' },
    '& :last-child': { marginBottom: 0 },
    '& ul, & ol': { paddingInlineStart: '20px' },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
});

/** Text in Markdown, drawn as Teams does. */
export function Markdown({ text }: { text: string }) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    // A parsed document runs nothing; markdownToHtml has turned all markup of the writer into text before.
    const parsed = new DOMParser().parseFromString(markdownToHtml(text), 'text/html');
    frame.current?.replaceChildren(...parsed.body.childNodes);
  }, [text]);

  return <div ref={frame} className={styles.root} />;
}
