import { createRemoteJWKSet, type JWTHeaderParameters, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AnswerError } from '../../base/errors.ts';
import { bearerOf, type TokenSigning, verifyToken } from '../http/verify-token.ts';
import type { TeamsActivity } from './activity.ts';

/** What the token of an activity must be. */
export interface BotTokenRules extends Omit<TokenSigning, 'keys'> {
  keys: BotKeys;
}

/** What a checked token says of the activities that it may come with. */
export interface SentWith {
  /** The connector that sends them, and that takes what is said to them. */
  serviceUrl: string;
  /** Channels that its key may speak for; undefined where the key names none. */
  channels: readonly string[] | undefined;
}

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ISSUER = 'https://api.botframework.com';
/** As the Bot Framework asks of bots. */
const TOLERANCE_SECONDS = 300;

export function botTokenRules(appId: string): BotTokenRules {
  return { issuers: [ISSUER], audiences: [appId], keys: botKeys(METADATA) };
}

const Claims = z.object({ serviceurl: z.string() });

/**
 * Checks the token that an activity comes with, before anything of the activity is read.
 * @throws AnswerError (unauthenticated) for one that is not of the Bot Framework, or not for this bot
 */
export async function checkBotToken(
  authorization: string | undefined,
  rules: BotTokenRules,
): Promise<SentWith> {
  const token = bearerOf(authorization);
  if (!token) throw refused();
  try {
    const signing = { ...rules, keys: rules.keys.find };
    const { payload, protectedHeader } = await verifyToken(token, signing, TOLERANCE_SECONDS);
    const { serviceurl } = Claims.parse(payload);
    return { serviceUrl: serviceurl, channels: rules.keys.channelsOf(protectedHeader) };
  } catch (error) {
    throw error instanceof AnswerError ? error : refused();
  }
}

/** @throws AnswerError where an activity says that it is from elsewhere than its token does */
export function refuseOtherSender({ serviceUrl, channelId }: TeamsActivity, sent: SentWith): void {
  const mayBe = sent.channels === undefined || sent.channels.includes(channelId ?? '');
  if (serviceUrl !== sent.serviceUrl || !mayBe) throw refused();
}

function refused(): AnswerError {
  return new AnswerError('unauthenticated', 'bot-token-refused');
}

/** The keys of the Bot Framework, each with the channels that it may speak for. */
export interface BotKeys {
  find: JWTVerifyGetKey;
  channelsOf(header: JWTHeaderParameters): readonly string[] | undefined;
}

const Metadata = z.object({ jwks_uri: z.url() });
const Endorsed = z.object({ endorsements: z.array(z.string()).min(1) });
const PATIENCE_MS = 5_000;

/**
 * Keys are read when the first token comes, and again as they change.
 * @param metadataUrl the OpenID document that says where they are
 */
export function botKeys(metadataUrl: string): BotKeys {
  let known: ReturnType<typeof createRemoteJWKSet> | undefined;

  async function keys() {
    if (known) return known;
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { jwks_uri } = Metadata.parse(await response.json());
    known ??= createRemoteJWKSet(new URL(jwks_uri));
    return known;
  }

  return {
    find: async (header, token) => (await keys())(header, token),
    channelsOf({ kid }) {
      const key = known?.jwks()?.keys.find((one) => one.kid === kid);
      return Endorsed.safeParse(key).data?.endorsements;
    },
  };
}
