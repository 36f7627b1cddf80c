import type { Role } from '../../contract/common.ts';
import { slug } from '../../rooms/people/person.ts';
import { mailWord, REGIONS, type Region } from './names.ts';
import { type Random, randomFor } from './random.ts';

/** An invented company; nobody can register a name under .example. */
export const SAMPLE_DOMAIN = 'lumenfield.example';

export interface SampleGroup {
  id: string;
  name: string;
}

export interface SamplePerson {
  id: string;
  upn: string;
  name: string;
  group: SampleGroup;
  pilot: boolean;
  role: Role;
  /** Names of the groups a lead is limited to; empty for all groups and for others. */
  leads: readonly string[];
  /** May waive required exit criteria: the lead of all groups. */
  approver: boolean;
  locale: string;
  timeZone: string;
}

export interface SampleOrganisation {
  seed: number;
  groups: readonly SampleGroup[];
  /** By user principal name. */
  people: readonly SamplePerson[];
}

interface GroupPlan {
  name: string;
  people: number;
  pilots: number;
  /** How many of the group's champions are in the pilot set. */
  pilotChampions: number;
  /** The lead who comes from this group, by the groups they lead. */
  leads?: readonly string[];
  /** That lead may approve as well, so that what others write has a second person. */
  approves?: boolean;
}

const CHAMPIONS_PER_GROUP = 3;

/** 1,200 people of whom 60 are in the pilot set. */
const GROUPS: readonly GroupPlan[] = [
  {
    name: 'Finance',
    people: 110,
    pilots: 5,
    pilotChampions: 1,
    leads: ['Finance', 'Human Resources', 'Legal'],
  },
  { name: 'Human Resources', people: 80, pilots: 4, pilotChampions: 0 },
  { name: 'IT', people: 120, pilots: 10, pilotChampions: 1, leads: [] },
  { name: 'Legal', people: 60, pilots: 3, pilotChampions: 0 },
  { name: 'Manufacturing', people: 310, pilots: 14, pilotChampions: 1 },
  { name: 'Marketing and Communications', people: 90, pilots: 4, pilotChampions: 0 },
  { name: 'Research and Development', people: 190, pilots: 9, pilotChampions: 1 },
  {
    name: 'Sales',
    people: 240,
    pilots: 11,
    pilotChampions: 0,
    leads: ['Sales', 'Marketing and Communications'],
    approves: true,
  },
];

/** The invented organisation of local mode; the same for the same seed. */
export function sampleOrganisation(seed: number): SampleOrganisation {
  const random = randomFor(seed, 'people');
  const upns = new Map<string, number>();
  const groups: SampleGroup[] = [];
  const people: SamplePerson[] = [];
  for (const plan of GROUPS) {
    const group = { id: slug(plan.name), name: plan.name };
    groups.push(group);
    for (let place = 0; place < plan.people; place += 1) {
      people.push({ ...somebody(random, upns), group, ...placeIn(plan, place) });
    }
  }
  // In file order nobody can tell what people are by where they stand.
  people.sort((a, b) => (a.upn < b.upn ? -1 : 1));
  return { seed, groups, people };
}

function somebody(
  random: Random,
  upns: Map<string, number>,
): Pick<SamplePerson, 'id' | 'upn' | 'name' | 'locale' | 'timeZone'> {
  const region = regionOf(random);
  const first = random.pick(region.first);
  const last = random.pick(region.last);
  const mail = `${mailWord(first)}.${mailWord(last)}`;
  const namesakes = upns.get(mail) ?? 0;
  upns.set(mail, namesakes + 1);
  return {
    id: random.guid(),
    upn: `${mail}${namesakes === 0 ? '' : namesakes + 1}@${SAMPLE_DOMAIN}`,
    name: `${first} ${last}`,
    locale: region.locale,
    timeZone: random.pick(region.timeZones),
  };
}

const WEIGHTS = REGIONS.reduce((sum, { weight }) => sum + weight, 0);

function regionOf(random: Random): Region {
  let left = random.below(WEIGHTS);
  for (const region of REGIONS) {
    if (left < region.weight) return region;
    left -= region.weight;
  }
  throw new Error('The weights of the regions do not add up.');
}

/** The pilot people come first, champions around the border, and after them the lead if there is one. */
function placeIn(
  plan: GroupPlan,
  place: number,
): Pick<SamplePerson, 'pilot' | 'role' | 'leads' | 'approver'> {
  const pilot = place < plan.pilots;
  const champion = place - (plan.pilots - plan.pilotChampions);
  if (champion >= 0 && champion < CHAMPIONS_PER_GROUP)
    return { pilot, role: 'champion', leads: [], approver: false };
  if (plan.leads && champion === CHAMPIONS_PER_GROUP) {
    return { pilot, role: 'lead', leads: plan.leads, approver: plan.approves ?? plan.leads.length === 0 };
  }
  return { pilot, role: 'member', leads: [], approver: false };
}
