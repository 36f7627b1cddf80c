import { Agent, request } from 'node:http';

/** Posts JSON over connections that stay open, as a service does that calls often; costs less than `fetch`. */
export function createPost(url: string, patienceMs: number) {
  const agent = new Agent({ keepAlive: true });
  return {
    /** The body of the answer, whatever its status. @throws when none comes in time. */
    post(body: string): Promise<string> {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const out = request(url, { agent, method: 'POST', headers, timeout: patienceMs }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve(text)).on('error', reject);
      });
      out.on('timeout', () => out.destroy(new Error(`${url} took longer than ${patienceMs} ms`)));
      out.on('error', reject).end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}
