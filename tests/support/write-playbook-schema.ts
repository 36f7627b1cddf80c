import { writeFileSync } from 'node:fs';
import { playbookJsonSchema } from '../../bot/rooms/playbooks/playbook-json-schema.ts';

// Run after a change to the format of playbooks, then let biome format the file.
const file = new URL('../../bot/rooms/playbooks/shipped/playbook.schema.json', import.meta.url);
writeFileSync(file, JSON.stringify(playbookJsonSchema(), null, 2));
