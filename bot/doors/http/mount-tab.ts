import { fileURLToPath } from 'node:url';
import restify from 'restify';

const TAB_FOLDER = fileURLToPath(new URL('../../../tab/dist', import.meta.url));

/** The built tab at /tab/, and the way there from /. */
export function mountTab(server: restify.Server): void {
  const file = restify.plugins.serveStaticFiles(TAB_FOLDER, {});
  const asset = restify.plugins.serveStaticFiles(`${TAB_FOLDER}/assets`, {
    maxAge: 31_536_000_000,
  });
  server.get('/tab/assets/*', asset);
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
