import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import restify from 'restify';
import sirv from 'sirv';
import { notFound } from '../../base/errors.ts';

const TAB_FOLDER = fileURLToPath(new URL('../../../tab/dist', import.meta.url));
const YEAR_SECONDS = 31_536_000;

/** The built tab at /tab/, and the way there from /. @param folder where the build puts it */
export function mountTab(server: restify.Server, folder = TAB_FOLDER): void {
  server.get('/tab/assets/*', assetsIn(folder));
  const file = restify.plugins.serveStaticFiles(folder, {});
  // Every other address below /tab/ is a screen: the page itself decides which.
  const page: restify.RequestHandler = (request, response, next) => {
    request.params = { '*': 'index.html' };
    return file(request, response, next);
  };
  server.get('/tab', page);
  server.get('/tab/*', page);
  server.get('/', async (_request: restify.Request, response: restify.Response) => {
    response.writeHead(302, { location: '/tab/' });
    response.end();
  });
}

/** Packed by the build, and the same for ever: their names carry a hash of what is in them. */
function assetsIn(folder: string): restify.RequestHandler {
  let serve: ReturnType<typeof sirv> | undefined;
  return (request, response, next) => {
    // It looks once at what is there, so not before the tab is built.
    if (!serve && existsSync(folder))
      serve = sirv(folder, { brotli: true, gzip: true, immutable: true, maxAge: YEAR_SECONDS });
    const missing = (): void => next(notFound('file', request.path()));
    if (!serve) return missing();
    request.url = request.path().slice('/tab'.length);
    serve(request, response, missing);
  };
}
