{{/* The Deployment of the manifest with what the values say. */}}
{{- define "sluice.deployment" -}}
{{- $deployment := .object -}}
{{- $spec := $deployment.spec -}}
{{- $_ := set $spec "replicas" (int .values.replicas) -}}
{{- $pod := mergeOverwrite $spec.template.spec (deepCopy .values.pod) -}}
{{- $container := first $pod.containers -}}
{{- with .values.image }}{{ $_ := set $container "image" . }}{{ end -}}
{{- with .values.resources }}{{ $_ := set $container "resources" . }}{{ end -}}
{{- $_ := set $container "env" (concat $container.env .values.env) -}}
{{- toYaml $deployment -}}
{{- end -}}

{{/* The objects of a manifest, in its order; the namespace is that of the release and made by Helm. */}}
{{- define "sluice.objects" -}}
{{- $values := .values -}}
{{- range regexSplit "(?m)^---$" (.manifest | replace "sluice-system" .namespace) -1 }}
{{- $object := fromYaml . }}
{{- if eq $object.kind "Deployment" }}
---
{{ include "sluice.deployment" (dict "object" $object "values" $values) }}
{{- else if not (or (and (eq $object.kind "Namespace") (eq $object.metadata.name $.namespace)) (and (eq $object.kind "GatewayClass") (not $values.gatewayClass.create))) }}
---
{{ toYaml $object }}
{{- end }}
{{- end }}
{{- end -}}
