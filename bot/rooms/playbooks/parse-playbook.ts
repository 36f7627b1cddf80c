import { messageOf } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import { checkPlaybook } from './check-playbook.ts';
import type { Playbook } from './playbook.ts';
import { placeOf, unusable } from './playbook-fault.ts';

/**
 * Reads a playbook from JSON that a program wrote; `parsePlaybookFile` is for what people write. Throws an error
 * of kind `invalid` that names the place of every fault, as in
 * `phases[1].training[0].url is not an https address`.
 */
export function parsePlaybook(text: string): Playbook {
  const checked = checkPlaybook(readJson(text));
  if (checked.ok) return checked.playbook;
  throw unusable(
    message('playbooks.the-playbook'),
    checked.faults.map(({ path, what }) => ({ where: placeOf(path), what })),
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const what = message('playbooks.not-json', { why: messageOf(error) });
    throw unusable(message('playbooks.the-playbook'), [{ where: placeOf([]), what }]);
  }
}
