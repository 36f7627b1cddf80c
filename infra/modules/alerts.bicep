param name string
param location string
param tags object
param email string
param webAppId string
param workerAppId string
param workerAppName string
param workspaceId string
param monthlyBudget int
param budgetStart string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'groundswell'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${name}-5xx'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than ten answers in five minutes were 5xx.'
    severity: 2
    enabled: true
    scopes: [
      webAppId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'server-errors'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Requests'
          operator: 'GreaterThan'
          threshold: 10
          timeAggregation: 'Total'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: [
                '5xx'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource noWorker 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${name}-no-worker'
  location: 'global'
  tags: tags
  properties: {
    description: 'No worker runs: nothing is sent and the timetable stands still.'
    severity: 1
    enabled: true
    scopes: [
      workerAppId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'replicas'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Replicas'
          operator: 'LessThan'
          threshold: 1
          timeAggregation: 'Maximum'
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource errors 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-${name}-errors'
  location: location
  tags: tags
  properties: {
    displayName: 'Groundswell: the worker logs errors'
    description: 'The worker has logged errors, such as a job that was given up. The log says which.'
    severity: 2
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          // pino writes 50 for an error and 60 for one that ends the process.
          query: 'ContainerAppConsoleLogs_CL | where ContainerAppName_s == "${workerAppName}" | extend level = toint(parse_json(Log_s).level) | where level >= 50'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${name}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStart
    }
    filter: {
      dimensions: {
        name: 'ResourceGroupName'
        operator: 'In'
        values: [
          resourceGroup().name
        ]
      }
    }
    notifications: {
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [
          email
        ]
      }
      most: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [
          email
        ]
      }
    }
  }
}
