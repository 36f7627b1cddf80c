import type { ChannelMessenger } from '../../doors/teams/channel-messenger.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';

// For who writes to many and takes turns of the pacer for them. Each call is made in a turn, and takes one.

/** A post in a channel, and how writing it can end. */
export type { Post, PostOutcome } from '../../doors/teams/channel-messenger.ts';

/** Writes into the chats of people. */
export type PersonLine = Messenger;

/** Writes into channels. */
export type ChannelLine = Omit<ChannelMessenger, 'channelsOf'>;
