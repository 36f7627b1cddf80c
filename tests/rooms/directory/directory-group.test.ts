import { expect, test } from 'vitest';
import {
  checkDirectoryGroup,
  directoryGroupName,
  directoryGroupOf,
  usageOf,
} from '../../../bot/rooms/directory/directory-group.ts';
import { aPlaybook, aUserPhase, aWorkload } from '../../support/a-playbook.ts';

test('a directory group is called what was chosen, else what the playbook says, else nothing', () => {
  const phase = aUserPhase({ addedTo: 'Sign-in - {group}' });

  expect(directoryGroupOf(phase, { name: 'MFA {group}' })).toBe('MFA {group}');
  expect(directoryGroupOf(phase, { name: null })).toBe('Sign-in - {group}');
  expect(directoryGroupOf(aUserPhase(), undefined)).toBeNull();
});

test('its name for a wave has the business group and the phase in it, as they are written', () => {
  const name = directoryGroupName('{phase}: {group}', { group: '{phase} $& team', phase: 'Identity' });

  expect(name).toBe('Identity: {phase} $& team');
});

test.each(['{wave}', '{start}', '{ group }', '{}'])(
  '%s in a name is refused, as nothing fills it in',
  (open) => {
    expect(() => checkDirectoryGroup(`Sign-in ${open} {group}`)).toThrow(
      `Nothing fills in ${open} in the name of a directory group.`,
    );
  },
);

test('a name with the group, with the phase, or with neither is fine', () => {
  for (const name of ['{group} {phase}', 'Sign-in pilot'])
    expect(() => checkDirectoryGroup(name)).not.toThrow();
});

test('a workload is looked up in the report of its first product that has one', () => {
  const products = [
    { name: 'Outlook', aliases: [] },
    { name: 'Exchange Online', aliases: [] },
    { name: 'Teams', aliases: [] },
  ];

  expect(usageOf(aWorkload({ products }), aUserPhase(), undefined)).toBe('exchange');
});

test('a phase is looked up by its own names, new and old; other products of a foundation are not its own', () => {
  const foundation = aPlaybook({ products: [{ name: 'Microsoft Teams', aliases: [] }] });

  expect(usageOf(foundation, { name: 'Community', aliases: ['Yammer'] }, undefined)).toBe('viva-engage');
  expect(usageOf(foundation, aUserPhase(), undefined)).toBe('none');
});

test('a chosen report counts, and so does the choice of none', () => {
  const phase = { name: 'Teams', aliases: [] };

  expect(usageOf(aPlaybook(), phase, { usage: 'onedrive' })).toBe('onedrive');
  expect(usageOf(aPlaybook(), phase, { usage: 'none' })).toBe('none');
  expect(usageOf(aPlaybook(), phase, { usage: null })).toBe('teams');
});
