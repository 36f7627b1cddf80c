import adoption from './en/adoption.json' with { type: 'json' };
import announcements from './en/announcements.json' with { type: 'json' };
import champions from './en/champions.json' with { type: 'json' };
import channels from './en/channels.json' with { type: 'json' };
import commands from './en/commands.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import crew from './en/crew.json' with { type: 'json' };
import criteria from './en/criteria.json' with { type: 'json' };
import delivery from './en/delivery.json' with { type: 'json' };
import directory from './en/directory.json' with { type: 'json' };
import doors from './en/doors.json' with { type: 'json' };
import feedback from './en/feedback.json' with { type: 'json' };
import gates from './en/gates.json' with { type: 'json' };
import importing from './en/importing.json' with { type: 'json' };
import installing from './en/installing.json' with { type: 'json' };
import local from './en/local.json' with { type: 'json' };
import overview from './en/overview.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import playbooks from './en/playbooks.json' with { type: 'json' };
import rollout from './en/rollout.json' with { type: 'json' };
import telling from './en/telling.json' with { type: 'json' };
import training from './en/training.json' with { type: 'json' };

/** Titles of commands are sentences as well: `command.<id>`. */
type Titles = { [Id in keyof typeof commands as `command.${Id}`]: string };

const titles = Object.fromEntries(
  Object.entries(commands).map(([id, { title }]) => [`command.${id}`, title]),
) as Titles;

/**
 * The English catalogue (ICU MessageFormat): a file for each room, one for the doors, one for what they share. English
 * has every sentence; other languages translate it. Ids begin with the room; those of errors are `error.<code>`.
 */
export const english = {
  ...common,
  ...adoption,
  ...announcements,
  ...champions,
  ...channels,
  ...crew,
  ...criteria,
  ...delivery,
  ...directory,
  ...doors,
  ...feedback,
  ...gates,
  ...importing,
  ...installing,
  ...local,
  ...overview,
  ...people,
  ...playbooks,
  ...rollout,
  ...telling,
  ...training,
  ...titles,
};
