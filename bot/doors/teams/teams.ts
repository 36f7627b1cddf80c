import type { Logger } from 'pino';
import type { Clock } from '../../base/clock.ts';
import type { Config } from '../../base/settings/config.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import { TeamsAdapter } from './adapter.ts';
import type { BotTokenRules } from './bot-token.ts';
import { type ChannelMessenger, createChannelMessenger } from './channel-messenger.ts';
import type { ChatFace } from './chat.ts';
import { createMessages } from './messages.ts';
import { createMessenger, type Messenger } from './messenger.ts';

interface TeamsDeps {
  bot: Config['bot'];
  /** Whose people the bot talks with. */
  tenantId: string;
  /** Which tokens of activities are taken; null in local mode. */
  tokens: BotTokenRules | null;
  local: boolean;
  clock: Clock;
  log: Logger;
}

/** The chat door: to write to people and channels, and to take what they say. */
export interface Teams {
  messenger: Messenger;
  channelMessenger: ChannelMessenger;
  /** POST /api/messages, answered by these faces. */
  messages(faces: readonly ChatFace[], limits: RequestLimits | undefined): ReturnType<typeof createMessages>;
}

export function openTeams({ bot, tenantId, tokens, local, clock, log }: TeamsDeps): Teams {
  const adapter = new TeamsAdapter(bot);
  return {
    messenger: createMessenger({ adapter, tenantId, clock }),
    channelMessenger: createChannelMessenger({ adapter, tenantId, clock }),
    messages: (faces, limits) => createMessages({ adapter, faces, tenantId, tokens, local, limits, log }),
  };
}
