import { enableCompileCache } from 'node:module';

// Kept from the start before: types are stripped and code is compiled once, which spares every further start, and
// every replica on a machine, a second and 20 MB. Whatever is imported statically would be loaded before this.
enableCompileCache();
const { main } = await import('./start.ts');
await main(process.env);
