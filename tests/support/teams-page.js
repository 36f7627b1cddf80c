// The page around the tab, as Teams, Outlook or Microsoft 365 has it: speaks the message protocol of teams-js.

const frame = document.querySelector('iframe');
const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  supports: { pages: { backStack: {} }, authentication: {} },
});

window.teams = {
  theme: 'default',
  locale: 'en-GB',
  subEntityId: '',
  tokens: [],
  told: [],
  silent: [],
  say: (func, ...args) => frame.contentWindow.postMessage({ func, args }, '*'),
  ground() {
    const page = frame.contentDocument.querySelector('#root > div > div');
    return getComputedStyle(page).backgroundColor;
  },
  ...window.answers,
};

function answerTo(func, args) {
  switch (func) {
    case 'initialize':
      return ['content', 'web', runtime, '2.58.0'];
    case 'getContext': {
      const { theme, locale, subEntityId } = window.teams;
      return [{ theme, locale, subEntityId, entityId: 'status', hostName: 'Teams' }];
    }
    case 'authentication.getAuthToken': {
      const { tokens, silent } = window.teams;
      silent.push(args[2] === true);
      const token = tokens.length > 1 ? tokens.shift() : tokens[0];
      // Nobody answers.
      if (token === undefined) return undefined;
      return token.startsWith('!') ? [false, token.slice(1)] : [true, token];
    }
    default:
      return undefined;
  }
}

window.addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || typeof data?.func !== 'string') return;
  window.teams.told.push(data.func);
  const answer = answerTo(data.func, data.args ?? []);
  if (answer) frame.contentWindow.postMessage({ id: data.id, args: answer }, '*');
});
frame.src = '/tab/status';
