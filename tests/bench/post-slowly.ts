import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * Posts one CSV file and waits for the answer as long as it takes; fetch gives up after five minutes.
 * @throws Error with the answer when it is no success.
 */
export async function postCsvSlowly(url: string, token: string, csv: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
  const answer = await new Promise<string>((resolve, reject) => {
    const post = request(url, { method: 'POST', headers, agent: false }, (response) => {
      text(response).then((body) => {
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${response.statusCode}: ${body}`));
      }, reject);
    });
    post.on('error', reject);
    post.end(csv);
  });
  return JSON.parse(answer);
}
