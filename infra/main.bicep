targetScope = 'resourceGroup'

@description('Short name of this environment; part of every name.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Where everything is.')
param location string = resourceGroup().location

@description('The image of Groundswell, such as registry.contoso.example/groundswell:1.2.0.')
param image string

@description('Resource id of the registry that the image is pulled from by the managed identity; empty for a public one.')
param registryId string = ''

@description('Application id of the app registration that people sign in to in the tab.')
param signInClientId string

@description('The id of the app: that of the catalogue, or before it is in one that of the manifest.')
param teamsAppId string = ''

@description('Id of the app in the catalogue, to install it for people; empty: nobody gets it from here.')
param teamsCatalogAppId string = ''

@description('A host name of your own that leads to the web app, without https://; empty: the one that Azure gives.')
param customHost string = ''

@description('Object id of the person who imports the first people.')
param firstLead string

@description('IANA time zone in which the organisation decides what day it is.')
param timeZone string = 'UTC'

@description('Messages per second for the whole tenant.')
@minValue(1)
@maxValue(50)
param sendRate int = 40

@description('Replicas of the worker when much waits.')
@minValue(1)
@maxValue(4)
param mostWorkers int = 4

@description('Where alarms go.')
param alertEmail string

@description('In the currency of the subscription, for a month.')
@minValue(1)
param monthlyBudget int = 150

@description('First day of the month from which the budget counts.')
param budgetStart string = utcNow('yyyy-MM-01')

var tags = {
  product: 'groundswell'
  environment: environmentName
}
var suffix = uniqueString(resourceGroup().id, environmentName)
var name = 'groundswell-${environmentName}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    accountName: take('stgroundswell${suffix}', 24)
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module apps 'modules/apps.bicep' = {
  name: 'apps'
  params: {
    name: name
    location: location
    tags: tags
    image: image
    registryId: registryId
    identityId: identity.id
    identityClientId: identity.properties.clientId
    identityPrincipalId: identity.properties.principalId
    logsName: logs.outputs.workspaceName
    storageAccountName: storage.outputs.accountName
    tablesUrl: storage.outputs.tablesUrl
    signInClientId: signInClientId
    teamsAppId: teamsAppId
    teamsCatalogAppId: teamsCatalogAppId
    customHost: customHost
    firstLead: firstLead
    timeZone: timeZone
    sendRate: sendRate
    mostWorkers: mostWorkers
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${name}-${suffix}'
    tags: tags
    identityId: identity.id
    identityClientId: identity.properties.clientId
    endpoint: '${apps.outputs.publicUrl}/api/messages'
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    webAppId: apps.outputs.webAppId
    workerAppId: apps.outputs.workerAppId
    workspaceId: logs.outputs.workspaceId
    workerAppName: apps.outputs.workerAppName
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

@description('The bot\'s id: BOT_ID of the app package.')
output BOT_ID string = identity.properties.clientId

@description('Where Groundswell is: PUBLIC_URL of the app package.')
output PUBLIC_URL string = apps.outputs.publicUrl

@description('The host of it, for the Application ID URI of the app registration.')
output PUBLIC_HOST string = apps.outputs.host

@description('What a deployment gives the next image to.')
output WEB_APP_NAME string = apps.outputs.webAppName
output WORKER_APP_NAME string = apps.outputs.workerAppName

@description('To be trusted by the app registration of the tab (federated credential), for Microsoft Graph.')
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
