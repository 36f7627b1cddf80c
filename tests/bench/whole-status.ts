import { getStatus, type StatusRow, type StatusView } from '../../bot/contract/overview/status.ts';

interface Api {
  get<T>(path: string): Promise<T>;
}

/** All rows of the status of a rollout, page by page. */
export async function wholeStatus(api: Api, rollout: string): Promise<StatusRow[]> {
  const rows: StatusRow[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const before = next === '' ? '' : `&before=${next}`;
    const page: StatusView = await api.get(`${getStatus.path}?rollout=${rollout}&order=plan${before}`);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}
