// Package conformance runs the official suite of Gateway API and sums up its report.
package conformance

import (
	"os"
	"testing"

	"sigs.k8s.io/gateway-api/conformance"
	report "sigs.k8s.io/gateway-api/conformance/apis/v1"
	"sigs.k8s.io/yaml"
)

// TestConformance takes the suite's own flags.
func TestConformance(t *testing.T) {
	options := conformance.DefaultOptions(t)
	if options.ReportOutputPath != "" {
		t.Cleanup(func() { summarize(t, options.ReportOutputPath) })
	}
	conformance.RunConformanceWithOptions(t, options)
}

// summarize prints a line for each profile; the suite has written the report by then.
func summarize(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("no report: %v", err)
		return
	}
	var result report.ConformanceReport
	if err := yaml.Unmarshal(text, &result); err != nil {
		t.Errorf("report: %v", err)
		return
	}
	for _, line := range lines(result) {
		os.Stdout.WriteString("conformance: " + line + "\n")
	}
}
