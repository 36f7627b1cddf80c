import { expect, test } from 'vitest';
import { openOffice } from '../../../../bot/rooms/delivery/sending/office.ts';
import { aConversation } from '../../../support/builders.ts';

const OURS = aConversation();
const STRANGERS = aConversation({
  tenantId: 'another-tenant',
  serviceUrl: 'http://127.0.0.1:9/strangers',
  botId: '28:stranger',
});

test('where the bot is at home is shown by conversations of its own tenant, and by no other', () => {
  const office = openOffice({ tenantId: OURS.tenantId, appId: null });

  office.note([{ conversation: STRANGERS }, { conversation: null }]);
  expect(office.current()).toBeUndefined();

  office.note([{ conversation: STRANGERS }, { conversation: OURS }]);
  office.note([{ conversation: STRANGERS }]);
  const { serviceUrl, tenantId, botId } = OURS;
  expect(office.current()).toEqual({ serviceUrl, tenantId, botId });
});

test('a registered bot is at home in its own tenant before anybody wrote to it', () => {
  const office = openOffice({ tenantId: OURS.tenantId, appId: 'app' });

  office.note([{ conversation: STRANGERS }]);

  expect(office.current()).toEqual({
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    tenantId: OURS.tenantId,
    botId: '28:app',
  });
});
