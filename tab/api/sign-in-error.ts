/** Why Teams does not say who is looking. */
export type SignInFault = 'consent' | 'sign-in-again' | 'no-answer' | 'refused';

const SENTENCES: Readonly<Record<SignInFault, string>> = {
  consent:
    'Groundswell may know who you are once you, or an administrator for everybody, have allowed it. It asks for nothing else.',
  'sign-in-again':
    'Your sign-in to Teams has to be confirmed. Sign out of Teams and in again, then open Groundswell.',
  'no-answer':
    'Teams did not say in time who you are. Try again; if that does not help, close Groundswell and open it anew.',
  refused:
    'Teams did not say who you are. Try again; if that does not help, tell the people who run Groundswell what stands here.',
};

/** Teams gave no token. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly fault: SignInFault;

  /** @param raw what Teams said, for whoever looks into it */
  constructor(fault: SignInFault, raw: string) {
    super(fault === 'refused' && raw ? `${SENTENCES.refused} (${raw})` : SENTENCES[fault]);
    this.fault = fault;
  }
}

/**
 * What became of asking Teams for a token, by what it says.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview
 */
export function signInFault(raw: string): SignInFault {
  if (/consent/i.test(raw)) return 'consent';
  if (/mfa|interaction|tokenRevoked|login_required/i.test(raw)) return 'sign-in-again';
  return 'refused';
}
