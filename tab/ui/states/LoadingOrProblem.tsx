import { Loading } from './Loading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface LoadingOrProblemProps {
  readonly query: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  /** What is being loaded, for "Loading the rollout". */
  readonly what: string;
  /** The title of the notice when it did not load. */
  readonly problem: string;
}

/** What stands where the data of a query belong until they are there: nothing, once they are. */
export function LoadingOrProblem({ query, what, problem }: LoadingOrProblemProps) {
  if (query.isPending) return <Loading what={what} />;
  if (query.isError)
    return <ProblemNotice title={problem} error={query.error} onRetry={() => query.refetch()} />;
  return null;
}
