import { z } from 'zod';

const Id = z.guid('must be an id (a GUID)');
const Address = z.url({ protocol: /^https$/, error: 'must be an address with https://' });

/** What differs between organisations and environments. */
const PackageSettings = z
  .object({
    TEAMS_APP_ID: Id,
    BOT_ID: Id,
    SIGN_IN_CLIENT_ID: Id,
    PUBLIC_URL: Address.refine(
      (url) => /^https:\/\/[^/?#@]+\/?$/.test(url),
      'must be the address of Groundswell without a path, such as https://groundswell.contoso.com',
    ),
    APP_NAME_SUFFIX: z.string().max(6, 'must have at most 6 letters').default(''),
    DEVELOPER_NAME: z.string().min(1).max(32, 'must have at most 32 letters'),
    DEVELOPER_URL: Address,
    PRIVACY_URL: Address,
    TERMS_URL: Address,
  })
  .refine(({ TEAMS_APP_ID, BOT_ID }) => TEAMS_APP_ID.toLowerCase() !== BOT_ID.toLowerCase(), {
    path: ['TEAMS_APP_ID'],
    message: 'is the id of the bot as well: the app in Teams has one of its own',
  });
export type PackageSettings = z.infer<typeof PackageSettings>;

/**
 * Reads the settings of the package; an empty value counts as not set.
 * @throws Error that names every setting that is missing or wrong
 */
export function readPackageSettings(env: Record<string, string | undefined>, file: string): PackageSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = PackageSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name} ${given[name] === undefined ? 'is missing' : message}`;
  });
  throw new Error(
    `The app package can't be built:\n${faults.join('\n')}\nSet them in ${file} or in the environment; manifest/README.md says where each of them comes from.`,
  );
}
