import { pino } from 'pino';

/** For parts that want a log in tests that do not look at it. */
export const silentLog = pino({ level: 'silent' });
