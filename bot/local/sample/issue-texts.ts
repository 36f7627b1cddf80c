import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';

/** What somebody reports about a phase, and how it ends. */
export interface IssueText {
  phaseId: string;
  severity: Severity;
  text: string;
  /** The state it ends in. */
  state: IssueState;
  /** The lead's answer; null while nobody has answered. */
  answer: string | null;
}

/** Written per phase of the foundation playbook, in the order in which people meet them. */
export const ISSUE_TEXTS: readonly IssueText[] = [
  {
    phaseId: 'identity',
    severity: 'cannot-work',
    text: 'I got a new phone yesterday and the approval still goes to the old one, which I have already handed in. I cannot sign in to anything.',
    state: 'resolved',
    answer:
      'The help desk has cleared your old phone. Sign in once more, choose "set up now" and add the new phone. Please add a second method too, so this cannot lock you out again.',
  },
  {
    phaseId: 'identity',
    severity: 'slows-me-down',
    text: 'The phone asks me to approve five or six times a day. Is that how it is meant to be?',
    state: 'resolved',
    answer:
      'No. Your browser was set to forget everything when it closes. Keep our sign-in page out of that rule and you will be asked about once every two weeks.',
  },
  {
    phaseId: 'identity',
    severity: 'cannot-work',
    text: 'I work in the clean room and may not bring a phone inside. How am I supposed to approve the sign-in?',
    state: 'in-progress',
    answer:
      'We are ordering security keys for the clean rooms. Until they are here, your shift lead can sign you in before you go in.',
  },
  {
    phaseId: 'identity',
    severity: 'annoying',
    text: 'I do not want a work app on my private phone. Is there any other way?',
    state: 'resolved',
    answer:
      'Yes: a call to your desk phone or a security key. Ask your champion for a key, they have some in a drawer.',
  },
  {
    phaseId: 'identity',
    severity: 'slows-me-down',
    text: 'Password reset tells me my account is not allowed to do that. I registered both methods last week.',
    state: 'resolved',
    answer:
      'You were missing from the group that may reset passwords. You are in it now; it works from tomorrow morning.',
  },
  {
    phaseId: 'identity',
    severity: 'annoying',
    text: 'Can we go back to the short passwords? The new ones are hard to remember.',
    state: 'declined',
    answer:
      'We understand, but short passwords are guessed within minutes. Once your phone is set up you rarely have to type the password at all.',
  },
  {
    phaseId: 'identity',
    severity: 'slows-me-down',
    text: 'Sign-in on the shared terminal at the loading dock remembers the colleague before me and asks for her approval.',
    state: 'in-progress',
    answer:
      'The terminal needs to be set up as a shared device. It is planned for this Thursday after the late shift.',
  },
  {
    phaseId: 'identity',
    severity: 'annoying',
    text: 'The text message with the code arrives two minutes late, and by then the page has given up.',
    state: 'open',
    answer: null,
  },
  {
    phaseId: 'windows',
    severity: 'cannot-work',
    text: 'After the update the PC restarts in a circle and never reaches the sign-in picture.',
    state: 'resolved',
    answer:
      'A dock driver was the cause. Unplug the dock, start, install the driver that is offered, then plug the dock in again. Your PC has been through it and is fine.',
  },
  {
    phaseId: 'windows',
    severity: 'slows-me-down',
    text: 'The label printer in goods inward is gone. I can add it, but it prints empty labels.',
    state: 'resolved',
    answer:
      'The printer had the old driver. The print server hands out the right one since Tuesday; remove the printer and add it again.',
  },
  {
    phaseId: 'windows',
    severity: 'slows-me-down',
    text: 'My two screens changed places and after each lunch break they change back.',
    state: 'in-progress',
    answer:
      'Several people with the same docking station see this. The maker has a new firmware, which we are trying out in IT first.',
  },
  {
    phaseId: 'windows',
    severity: 'annoying',
    text: 'The start menu is in the middle now. I click on the left out of habit all day long.',
    state: 'resolved',
    answer:
      'You can move it: right-click the taskbar, Taskbar settings, Taskbar behaviours, Alignment: left.',
  },
  {
    phaseId: 'windows',
    severity: 'cannot-work',
    text: 'The measuring software for the coordinate machine says this version of Windows is not supported and closes.',
    state: 'in-progress',
    answer:
      'We have put your PC back and taken it out of the wave. The maker promises a version that runs; we will agree a new date with you.',
  },
  {
    phaseId: 'windows',
    severity: 'annoying',
    text: 'The new PC is smaller but the fan is louder than on the old one.',
    state: 'declined',
    answer:
      'We have measured it and it is within what the maker states. Should it grow louder, bring it to the help desk and they will look inside.',
  },
  {
    phaseId: 'windows',
    severity: 'slows-me-down',
    text: 'Some of my folders from drive D are missing. Drive C is complete.',
    state: 'resolved',
    answer:
      'Drive D was kept and is back in place with its letter. Please move what you need into OneDrive, then it can never be left behind.',
  },
  {
    phaseId: 'windows',
    severity: 'slows-me-down',
    text: 'The fingerprint reader no longer knows me and setting it up again ends with "something went wrong".',
    state: 'open',
    answer: null,
  },
  {
    phaseId: 'apps',
    severity: 'cannot-work',
    text: 'The month-end workbook stops with a compile error in the macro since Office was replaced. Closing is on Friday!',
    state: 'resolved',
    answer:
      'The macro called a 32-bit function. We have corrected it in the shared template; open the workbook from there.',
  },
  {
    phaseId: 'apps',
    severity: 'slows-me-down',
    text: 'Outlook forgot the address suggestions, so I have to look up every supplier.',
    state: 'resolved',
    answer:
      'The old list has been brought over to your mailbox. Close Outlook once and open it again, then the names are back.',
  },
  {
    phaseId: 'apps',
    severity: 'slows-me-down',
    text: 'The add-in for our document templates is not there in Word any more.',
    state: 'in-progress',
    answer:
      'The add-in is being packed for the new Word. Until then the templates are under File, New, Organisation.',
  },
  {
    phaseId: 'apps',
    severity: 'cannot-work',
    text: 'Word says that my copy is not licensed and I can only read documents.',
    state: 'resolved',
    answer:
      'Your licence had not been assigned yet. It is there now: sign out of Word under File, Account, and in again.',
  },
  {
    phaseId: 'apps',
    severity: 'annoying',
    text: 'Please give us the old Publisher back, I have ten years of newsletters in it.',
    state: 'declined',
    answer:
      'Publisher is going away everywhere. Save the newsletters as PDF while you can; your champion shows how new ones are made in Word.',
  },
  {
    phaseId: 'apps',
    severity: 'slows-me-down',
    text: 'Two colleagues and I edit the same price list and changes disappear again and again.',
    state: 'resolved',
    answer:
      'The list was on the old file share. It is in your team’s channel now, where all of you can edit at the same time.',
  },
  {
    phaseId: 'apps',
    severity: 'slows-me-down',
    text: 'Outlook takes almost a minute to start when I am in the office, but not at home.',
    state: 'open',
    answer: null,
  },
  {
    phaseId: 'mdm',
    severity: 'cannot-work',
    text: 'Company Portal says my phone is too old. It is three years old and works well!',
    state: 'in-progress',
    answer:
      'Your model no longer gets security updates. A replacement has been ordered; until then you can read mail in the browser of the phone.',
  },
  {
    phaseId: 'mdm',
    severity: 'annoying',
    text: 'Can you now see my private photos and where I am?',
    state: 'resolved',
    answer:
      'No. We see the model, the version and the work apps, nothing else. The training item about your privacy shows the full list.',
  },
  {
    phaseId: 'mdm',
    severity: 'slows-me-down',
    text: 'Registration stops at "checking device settings" for hours.',
    state: 'resolved',
    answer: 'The phone’s clock was wrong by a day. Set it to automatic and start the registration again.',
  },
  {
    phaseId: 'mdm',
    severity: 'cannot-work',
    text: 'I changed my code, forgot it over the weekend and now the tablet of the night shift is locked.',
    state: 'resolved',
    answer: 'We have reset the code from here. The tablet asks for a new one as soon as it is online.',
  },
  {
    phaseId: 'mdm',
    severity: 'slows-me-down',
    text: 'Since the registration the phone does not ring for work calls when the screen is off.',
    state: 'open',
    answer: null,
  },
  {
    phaseId: 'mdm',
    severity: 'annoying',
    text: 'I would like to leave out the screen lock on the tablet in the meeting room, it is always in the same place.',
    state: 'declined',
    answer:
      'The tablet can open work data, so it needs the lock. We can set it up as a room display instead, which needs none.',
  },
  {
    phaseId: 'mdm',
    severity: 'slows-me-down',
    text: 'The van drivers get asked for a code every time they scan a parcel.',
    state: 'in-progress',
    answer:
      'We are trying a longer time before the lock on three vans this week, and will bring it to all if it holds.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'slows-me-down',
    text: 'A customer cannot open the offer I sent. She is asked to sign in with an account she does not have.',
    state: 'resolved',
    answer:
      'The offer carried the label for internal documents. Use "Confidential, partners" and send it again; she then gets a code by mail.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'annoying',
    text: 'I never know whether a meeting note is general or confidential.',
    state: 'resolved',
    answer:
      'If it would do no harm on the notice board, it is general. There is a one-page guide with examples in the training list.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'cannot-work',
    text: 'A contract draft I labelled yesterday now tells me that I have no permission to open it.',
    state: 'resolved',
    answer:
      'The label had been set up for another region by mistake. It is corrected; close Word, wait ten minutes and open the draft again.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'slows-me-down',
    text: 'Drawings in the CAD format cannot be labelled at all, only PDFs of them.',
    state: 'in-progress',
    answer:
      'Right: the viewer does not know labels. Drawings get their protection from the library they are in; we are setting that up with your team.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'annoying',
    text: 'Could mails to the canteen please go without a label?',
    state: 'declined',
    answer:
      'Every mail has a label, and "General" is set for you already: there is nothing to click for lunch.',
  },
  {
    phaseId: 'infoprotect',
    severity: 'slows-me-down',
    text: 'On the phone I cannot see which label a document has.',
    state: 'open',
    answer: null,
  },
];
