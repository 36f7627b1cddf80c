import { enableCompileCache, flushCompileCache } from 'node:module';

// Kept from the start before: types are stripped and code is compiled once, which spares every further start, and
// every replica on a machine, a second and 20 MB. Whatever is imported statically would be loaded before this.
enableCompileCache();
const { main } = await import('./start.ts');
await main(process.env);
// At the end of a process it is kept anyway; a replica that starts beside this one is not to wait for that.
flushCompileCache();
