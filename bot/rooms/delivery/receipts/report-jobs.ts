import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import type { IssuesTable } from '../../feedback/issues-table.ts';
import { REPORTED_FROM_CARD } from '../../feedback/job-kinds.ts';
import type { Reports } from './reports.ts';

interface ReportJobsDeps {
  reports: Reports;
  issues: Pick<IssuesTable, 'attach'>;
}

/** An issue that was reported from a card stays with the announcement, which keeps it as a receipt. May run twice. */
export function reportJobs({ reports, issues }: ReportJobsDeps): JobHandler[] {
  return [
    handleJob(REPORTED_FROM_CARD, async ({ number, personId, announcement, chunk }) => {
      const card = { announcement, chunk };
      // What a button says is looked up: nobody can hang an issue on an announcement that they did not get.
      const found = await reports.find(card, personId);
      if (!found) return;
      await issues.attach(number, { id: announcement, title: found.title });
      await reports.reported(card, personId);
    }),
  ];
}
