package conformance

import (
	"slices"
	"testing"

	report "sigs.k8s.io/gateway-api/conformance/apis/v1"
)

func TestSummaryNamesWhatFailed(t *testing.T) {
	core := report.Status{
		Statistics:  report.Statistics{Passed: 33, Failed: 1, Skipped: 2},
		FailedTests: []string{"HTTPRouteWeight"},
	}
	extended := report.Status{Statistics: report.Statistics{Passed: 60}}
	profile := report.ProfileReport{
		Name: "GATEWAY-HTTP", Core: core, Extended: &report.ExtendedStatus{Status: extended},
	}

	got := lines(report.ConformanceReport{ProfileReports: []report.ProfileReport{profile}})

	want := []string{
		"GATEWAY-HTTP core      33 passed   1 failed   2 skipped: HTTPRouteWeight",
		"GATEWAY-HTTP extended  60 passed   0 failed   0 skipped",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
