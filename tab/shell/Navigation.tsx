import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useKeepRollout } from '../ui/rollouts/keep-rollout.ts';
import type { Screen } from './screens.ts';

const useStyles = makeStyles({
  nav: { minWidth: 0, overflowX: 'auto', '@media (max-width: 640px)': { order: 3, width: '100%' } },
  list: { display: 'flex', listStyleType: 'none', margin: 0, padding: '2px' },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusMedium,
    borderBottom: '3px solid transparent',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      borderBottomLeftRadius: 0,
      borderBottomRightRadius: 0,
    },
  },
});

/**
 * The screens one may open. Where the page is narrow they become a row of their own that scrolls.
 * @param current the screen that is shown, also one behind a screen of these
 */
export function Navigation({
  screens,
  current,
}: {
  screens: readonly Screen[];
  current: Screen | undefined;
}) {
  const styles = useStyles();
  const keepRollout = useKeepRollout();
  const nav = useRef<HTMLElement>(null);
  const marked = current?.behind ?? current?.path;

  useEffect(() => {
    const row = nav.current;
    const link = marked && row?.querySelector(`a[data-screen="${marked}"]`);
    if (!row || !link) return;
    // Not scrollIntoView: the next Tab would go on from there, past the link that skips to the content.
    const [seen, wanted] = [row.getBoundingClientRect(), link.getBoundingClientRect()];
    if (wanted.right > seen.right) row.scrollLeft += wanted.right - seen.right;
    else if (wanted.left < seen.left) row.scrollLeft -= seen.left - wanted.left;
  }, [marked]);

  return (
    <nav ref={nav} aria-label="Screens" className={styles.nav}>
      <ul className={styles.list}>
        {screens.map(({ path, name }) => (
          <li key={path}>
            <Link
              to={keepRollout(`/${path}`)}
              data-screen={path}
              className={styles.link}
              {...(path === marked && { 'aria-current': current?.path === path ? 'page' : 'true' })}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
