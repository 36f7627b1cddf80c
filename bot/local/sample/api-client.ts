import type { Issuer } from '../issuer.ts';
import type { SamplePerson } from './organisation.ts';

/** The API as one signed-in person uses it. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  postCsv<T>(path: string, csv: string): Promise<T>;
}

export async function signedInAs(
  issuer: Issuer,
  person: Pick<SamplePerson, 'id' | 'name' | 'upn'>,
  address: string,
): Promise<ApiClient> {
  const { token } = await issuer.issue(person);
  return apiClient(token, address);
}

/** Its calls throw an Error with the problem details of any answer that is no success. */
export function apiClient(token: string, address: string): ApiClient {
  async function call<T>(path: string, init: RequestInit, type: string): Promise<T> {
    const response = await fetch(`${address}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
    });
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    get: (path) => call(path, {}, 'application/json'),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }, 'application/json'),
    put: (path, body) => call(path, { method: 'PUT', body: JSON.stringify(body) }, 'application/json'),
    postCsv: (path, body) => call(path, { method: 'POST', body }, 'text/csv'),
  };
}
