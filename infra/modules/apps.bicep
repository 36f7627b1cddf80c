param name string
param location string
param tags object
param image string
param registryId string
param identityId string
param identityClientId string
param identityPrincipalId string
param logsName string
param storageAccountName string
param tablesUrl string
param signInClientId string
param teamsAppId string
param teamsCatalogAppId string
param customHost string
param firstLead string
param timeZone string
param sendRate int
param mostWorkers int

// Built-in role: AcrPull.
var pullRole = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
// The name of the queue that the product makes for itself.
var jobsQueue = 'jobs'
var port = 3978
var webName = 'ca-${name}-web'
var workerName = 'ca-${name}-worker'
var host = empty(customHost) ? '${webName}.${environment.properties.defaultDomain}' : customHost
var publicUrl = 'https://${host}'
var registryName = empty(registryId) ? '' : last(split(registryId, '/'))
// The places are looked up whether or not there is a registry: without one, those of this group stand in.
var registryPlace = split(empty(registryId) ? resourceGroup().id : registryId, '/')

var settings = [
  { name: 'PORT', value: string(port) }
  { name: 'BOT_ID', value: identityClientId }
  { name: 'BOT_TENANT_ID', value: tenant().tenantId }
  { name: 'SIGN_IN_CLIENT_ID', value: signInClientId }
  { name: 'SIGN_IN_TENANT_ID', value: tenant().tenantId }
  { name: 'STORAGE_ACCOUNT_URL', value: tablesUrl }
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'TEAMS_APP_ID', value: teamsAppId }
  { name: 'TEAMS_CATALOG_APP_ID', value: teamsCatalogAppId }
  { name: 'PUBLIC_URL', value: publicUrl }
  { name: 'FIRST_LEAD', value: firstLead }
  { name: 'ORG_TIME_ZONE', value: timeZone }
  { name: 'SEND_RATE', value: string(sendRate) }
]
var registries = empty(registryId)
  ? []
  : [
      {
        server: '${registryName}.azurecr.io'
        identity: identityId
      }
    ]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logsName
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: 'cae-${name}'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
  }
}

module pull 'pull.bicep' = if (!empty(registryId)) {
  name: 'pull'
  scope: resourceGroup(registryPlace[2], registryPlace[4])
  params: {
    registryName: registryName
    principalId: identityPrincipalId
    role: pullRole
  }
}

resource web 'Microsoft.App/containerApps@2025-01-01' = {
  name: webName
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: registries
    }
    template: {
      containers: [
        {
          name: 'web'
          image: image
          env: concat(settings, [{ name: 'ROLE', value: 'web' }])
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 15
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 10
            }
          ]
        }
      ]
      scale: {
        // Teams gives up on an answer after seconds: nobody may wait for a first replica.
        minReplicas: 1
        maxReplicas: 4
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
  dependsOn: [
    pull
  ]
}

resource worker 'Microsoft.App/containerApps@2025-01-01' = {
  name: workerName
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      registries: registries
    }
    template: {
      // Longer than a job needs to come to its next stopping point.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'worker'
          image: image
          env: concat(settings, [{ name: 'ROLE', value: 'worker' }])
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
        }
      ]
      scale: {
        // The timetable runs here, so one is always there.
        minReplicas: 1
        maxReplicas: mostWorkers
        rules: [
          {
            name: 'jobs'
            custom: {
              type: 'azure-queue'
              identity: identityId
              metadata: {
                accountName: storageAccountName
                queueName: jobsQueue
                queueLength: '20'
              }
            }
          }
        ]
      }
    }
  }
  dependsOn: [
    pull
  ]
}

output publicUrl string = publicUrl
output host string = host
output webAppId string = web.id
output workerAppId string = worker.id
output webAppName string = web.name
output workerAppName string = worker.name
