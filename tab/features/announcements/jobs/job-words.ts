const WORDS: Readonly<Record<string, string>> = {
  'importing.people': 'Bringing in the people of an import',
  'announcing.freeze': 'Working out who gets an announcement',
  'announcing.lane': 'Sending an announcement',
  'announcing.deliver': 'Sending an announcement',
  'announcing.tell-author': 'Telling the author how it went',
  'announcing.tell-lead': 'Telling a lead that sending was stopped',
  'announcing.tell-leads': 'Telling leads that sending was stopped',
  'announcing.follow': 'Counting an announcement on its way',
  'announcing.tally': 'Counting an announcement',
  'announcing.retract': 'Taking cards back',
  'announcing.update-cards': 'Changing delivered cards',
};

/** What a job was to do; one that is new here is told by the name that it has. */
export function jobWords(kind: string): string {
  if (kind === '') return 'A job that cannot be read';
  return WORDS[kind] ?? kind.replace('.', ': ').replaceAll('-', ' ');
}

/** The announcement that a job is about; null where it is about none, or cannot be read. */
export function announcementOf(kind: string, data: string): string | null {
  if (!kind.startsWith('announcing.')) return null;
  return /"id":"([0-9a-f-]{36})"/.exec(data)?.[1] ?? null;
}
